// Reads charts as a JSON list on standard input; prints for each its kind, or what is wrong.
// The folder that holds node_modules with mermaid and jsdom is the first argument.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const from = createRequire(`${process.argv[2]}/`);
const { JSDOM } = from("jsdom");
const dom = new JSDOM("<!DOCTYPE html><body></body>");
globalThis.window = dom.window;
globalThis.document = dom.window.document;
const place = `${process.argv[2]}/node_modules/mermaid/dist/mermaid.core.mjs`;
const { default: mermaid } = await import(pathToFileURL(place));
let text = "";
for await (const part of process.stdin) text += part;
const found = [];
for (const chart of JSON.parse(text)) {
  try {
    found.push((await mermaid.parse(chart)).diagramType);
  } catch (fault) {
    found.push(`fault: ${fault.message}`);
  }
}
console.log(JSON.stringify(found));
