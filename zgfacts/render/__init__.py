"""Rendering: facts as tables, sheets, JSON, CSV, Markdown."""
