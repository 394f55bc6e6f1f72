"""Where the store is that comes with zgfacts."""

from __future__ import annotations

from pathlib import Path


def bundled_store() -> Path:
    """The store that comes with zgfacts: beside the code, or at the top of a checkout."""
    package = Path(__file__).parent
    inside = package / "facts.json"
    return inside if inside.exists() else package.parent / "facts.json"
