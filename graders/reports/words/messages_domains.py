"""What there is to say about domains of parameters: *what is wrong; what to do*."""

from __future__ import annotations

from graders.model.text import Text
from graders.reports.words.message import Message
from graders.slugs import Slug

OF_DOMAINS: dict[Slug, Message] = {
    Slug.DOMAIN_AMBIGUOUS: Message(
        what=Text(en="says not exactly one of {known}", zh="应恰好写 {known} 中的一个"),
        remedy=Text(en="keep one of them, or leave the domain out", zh="请只保留一个，或不写这个范围"),
    ),
    Slug.DOMAIN_KEY: Message(
        what=Text(en="does not go with `{kind}`", zh="不能与 `{kind}` 一起使用"),
        remedy=Text(en="what goes with it: {known}", zh="可以一起使用的键：{known}"),
    ),
    Slug.DOMAIN_EMPTY: Message(
        what=Text(en="leaves no value at all", zh="没有留下任何值"),
        remedy=Text(en="allow at least one value", zh="请至少允许一个值"),
    ),
    Slug.DOMAIN_REVERSED: Message(
        what=Text(en="goes from {low} to {high}", zh="的范围是从 {low} 到 {high}"),
        remedy=Text(en="write the smaller one first", zh="请先写较小的一个"),
    ),
    Slug.DOMAIN_TOO_FEW: Message(
        what=Text(
            en="there are {found} different values, and {asked} are asked for",
            zh="只有 {found} 个不同的值，却要求 {asked} 个",
        ),
        remedy=Text(en="allow more values, or shorter lists", zh="请允许更多的值，或更短的列表"),
    ),
    Slug.DOMAIN_NO_ORDER: Message(
        what=Text(en="its elements cannot be put in order", zh="其元素无法排序"),
        remedy=Text(en="leave `sorted` out", zh="请去掉 `sorted`"),
    ),
    Slug.DOMAIN_VALUES: Message(
        what=Text(en="are not what an array of {dtype} holds", zh="不是 {dtype} 数组所能存放的"),
        remedy=Text(
            en="write `values: {{integers: […]}}` for int64, and none for bool",
            zh="整数数组请写 `values: {{integers: […]}}`，布尔数组请不要写",
        ),
    ),
    Slug.DOMAIN_MISSING: Message(
        what=Text(en="`{name}` has no domain to draw from", zh="`{name}` 没有可供抽取的范围"),
        remedy=Text(en="say what it may be, or give `shapes`", zh="请写明它的取值范围，或给出 `shapes`"),
    ),
    Slug.DOMAIN_CONTAINER: Message(
        what=Text(
            en="does not go with arguments that are drawn from domains", zh="不能用于从取值范围抽取的参数"
        ),
        remedy=Text(
            en="say `array` or `list` in the domain, and leave `container` out",
            zh="请在取值范围中写 `array` 或 `list`，并去掉 `container`",
        ),
    ),
    Slug.SIZE_TWICE: Message(
        what=Text(
            en="`{letter}` has other sizes at another parameter", zh="`{letter}` 在另一个参数处的大小不同"
        ),
        remedy=Text(en="give its sizes once", zh="请只写一次"),
    ),
}
