"""The page of the look, `/design`: for everybody, since it holds nothing of any store."""

from flask import Flask, render_template


def register(app: Flask) -> None:
    """Serve it."""

    @app.get("/design")
    def design() -> str:
        """Tokens, type and pieces in both schemes, drawn by the app's own styles and parts."""
        return render_template("web/design.html")
