"""Assemble the classic BPF programs that seccomp runs: a few instructions and the tests built of them.

A block is a tuple of instructions that either decides the call (returns) or falls through. Every test
on an argument looks at its low 32 bits, as the kernel does for the int and unsigned int arguments
tested here: comparing 64 bits would let a caller slip past by setting bits that the kernel ignores.
"""

from __future__ import annotations

import struct
from typing import Final, NamedTuple

ALLOW: Final = 0x7FFF0000
KILL_PROCESS: Final = 0x80000000
_ERRNO: Final = 0x00050000

# Opcodes: load a word of the seccomp data, mask, compare and jump, return.
_LOAD, _AND, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x54, 0x15, 0x35, 0x45, 0x06
_JUMP = 0x05
_FARTHEST = 255  # instructions that a comparison can skip

# struct seccomp_data: int nr; __u32 arch; __u64 instruction_pointer; __u64 args[6]
_NUMBER_AT, _ARCH_AT, _ARGUMENTS_AT = 0, 4, 16


class Instruction(NamedTuple):
    """``struct sock_filter``; jumps count the instructions to skip."""

    code: int
    if_true: int
    if_false: int
    operand: int


Block = tuple[Instruction, ...]


def returns(action: int) -> Block:
    """End the program with `action`."""
    return (Instruction(_RETURN, 0, 0, action),)


def refuses(error: int) -> Block:
    """End the program: the call is not made and fails with errno `error`."""
    return returns(_ERRNO | error)


def pretends() -> Block:
    """End the program: the call is not made, and returns 0 as if it had been."""
    return returns(_ERRNO)


def load_architecture() -> Block:
    return (Instruction(_LOAD, 0, 0, _ARCH_AT),)


def load_number() -> Block:
    return (Instruction(_LOAD, 0, 0, _NUMBER_AT),)


def load_argument(index: int, *, high: bool = False) -> Block:
    """Load the low (or high) 32 bits of argument `index`; both machines are little-endian."""
    return (Instruction(_LOAD, 0, 0, _ARGUMENTS_AT + 8 * index + 4 * high),)


def mask(bits: int) -> Block:
    return (Instruction(_AND, 0, 0, bits),)


def when_equal(value: int, then: Block) -> Block:
    """Run `then` if the loaded word is `value`, else skip it."""
    return (Instruction(_EQUAL, 0, len(then), value), *then)


def unless_equal(value: int, then: Block) -> Block:
    return (Instruction(_EQUAL, len(then), 0, value), *then)


def when_at_least(value: int, then: Block) -> Block:
    """Run `then`, which may be long, if the loaded word is at least `value`."""
    if len(then) <= _FARTHEST:
        return (Instruction(_AT_LEAST, 0, len(then), value), *then)
    return (Instruction(_AT_LEAST, 1, 0, value), Instruction(_JUMP, 0, 0, len(then)), *then)


def when_any_bit(bits: int, then: Block) -> Block:
    return (Instruction(_ANY_BIT, 0, len(then), bits), *then)


def when_one_of(values: tuple[int, ...], then: Block) -> Block:
    """`then` must end the program: it is repeated for each value."""
    return tuple(step for value in values for step in when_equal(value, then))


def encode(program: Block) -> bytes:
    """The program as an array of ``struct sock_filter`` in the machine's byte order.

    Raises struct.error if a jump is longer than the 255 instructions BPF allows.
    """
    return b"".join(struct.pack("=HBBI", *step) for step in program)
