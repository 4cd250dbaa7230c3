// MiniSearch in a folder of its own; reads and writes one JSON object.
const MiniSearch = require("minisearch");

const asked = JSON.parse(require("fs").readFileSync(0, "utf8"));
const now = () => Number(process.hrtime.bigint()) / 1e6;
let began = now();
const index = new MiniSearch({ fields: ["t"], searchOptions: { prefix: true, fuzzy: 0.2 } });
index.addAll(asked.documents.map(([id, t]) => ({ id, t })));
const build = (now() - began) / 1000;
const found = [];
const ms = [];
for (const query of asked.queries) {
  began = now();
  found.push(index.search(query).slice(0, asked.top).map((hit) => hit.id));
  ms.push(now() - began);
}
console.log(JSON.stringify({ build, found, ms }));
