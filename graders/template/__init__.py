"""An assignment -> what students get: a notebook and a module, generated from the one source."""

from graders.template.module import module_text
from graders.template.notebook import notebook_text

__all__ = ["module_text", "notebook_text"]
