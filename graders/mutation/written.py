"""Arguments as Python source, and whether YAML can hold them as well."""

from __future__ import annotations

from typing import Any

import numpy as np

_BY_ITSELF = {np.dtype(np.float64), np.dtype(np.int64), np.dtype(np.bool_)}  # as `np.array` makes them


def source(value: Any) -> str:
    """A value as a person would write it in a call, whole."""
    if isinstance(value, np.ndarray):
        items = source(value.tolist())
        plain = value.dtype in _BY_ITSELF and value.size
        return f"np.array({items})" if plain else f"np.array({items}, dtype=np.{value.dtype})"
    if type(value) is list:
        return f"[{', '.join(map(source, value))}]"
    if type(value) is dict:
        return f"{{{', '.join(f'{key!r}: {source(each)}' for key, each in value.items())}}}"
    if isinstance(value, float) and not np.isfinite(value):
        return f"np.{value}".replace("np.-", "-np.")
    return repr(value)


def is_plain(value: Any) -> bool:
    """Whether a YAML file can hold a value as it is."""
    if type(value) is list:
        return all(map(is_plain, value))
    if type(value) is dict:
        return all(is_plain(key) and is_plain(each) for key, each in value.items())
    return value is None or type(value) in (bool, int, float, str)
