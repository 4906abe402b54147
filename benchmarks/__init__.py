"""How fast, and how much memory: each figure beside a peer measured in the same run (docs/benchmarks.md)."""
