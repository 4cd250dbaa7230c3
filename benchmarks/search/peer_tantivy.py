"""Tantivy in an environment of its own; reads and writes one JSON object."""

import json
import re
import sys
import time

import tantivy  # type: ignore[import-not-found]


def main() -> None:
    """Index, then answer every query with fuzzy terms of distance one."""
    asked = json.load(sys.stdin)
    began = time.perf_counter()
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("code", stored=True, tokenizer_name="raw")
    builder.add_text_field("t", stored=False)
    schema = builder.build()
    index = tantivy.Index(schema)
    writer = index.writer()
    for code, text in asked["documents"]:
        writer.add_document(tantivy.Document(code=[code], t=[text]))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    build = time.perf_counter() - began
    searcher = index.searcher()
    found, times = [], []
    for query in asked["queries"]:
        began = time.perf_counter()
        terms = []
        for word in re.findall(r"\w+", query):
            exact = tantivy.Query.term_query(schema, "t", word)
            fuzzy = tantivy.Query.fuzzy_term_query(schema, "t", word, distance=1)
            terms += [
                (tantivy.Occur.Should, exact),
                (tantivy.Occur.Should, tantivy.Query.boost_query(fuzzy, 0.5)),
            ]
        hits = searcher.search(tantivy.Query.boolean_query(terms), asked["top"]).hits
        found.append([searcher.doc(address)["code"][0] for _, address in hits])
        times.append((time.perf_counter() - began) * 1000)
    json.dump({"build": build, "found": found, "ms": times}, sys.stdout)


if __name__ == "__main__":
    main()
