"""What is not contact itself: promises, events, groups, organisations, achievements, knowledge."""
