"""floorassist: where can I find it? Find it, walk there, or ask the nearest colleague who knows."""

__version__ = "0.1.0"
