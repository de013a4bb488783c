"""What students get to check their work with: an assignment's public checks, and nothing else of it."""

from graders.kit.contents import Kit, kit_of
from graders.kit.files import KIT_FILE, read_kit, write_kit

__all__ = ["KIT_FILE", "Kit", "kit_of", "read_kit", "write_kit"]
