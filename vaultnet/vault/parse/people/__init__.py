"""Who the people of a vault are: their own notes, their names, their ties."""
