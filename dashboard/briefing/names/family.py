"""Family names that come first, as in Korea, China and Vietnam: "Kim Hye-jin", "Xi Jinping", "Nguyen Van Nam"."""

from __future__ import annotations

import re

from . import given

FIRST = frozenset(
    "kim lee yi park pak choi choe jung jeong chung kang cho jo yoon yun jang chang lim im rim han oh seo suh shin sin "
    "kwon hwang ahn an song yoo yu ryu hong ko koh moon mun yang son bae baek paik heo hur nam shim sim noh roh ha "
    "joo ju koo gu min ban wang li zhang liu chen zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang zheng "
    "xie tang feng dong xiao cheng cao yuan deng fu shen zeng peng lu su jiang cai jia ding wei xue ye yan pan du dai "
    "xia zhong tian fan fang shi yao tan liao zou xiong jin hao kong bai cui mao qiu qin hou shao meng long wan duan "
    "qian yin xi nguyen tran pham hoang phan vu vo dang bui do ho ngo duong ly".split()
)
HYPHENED = re.compile(r"[A-Z][a-z]+-[a-z]+")  # a given name of two syllables: "Hye-jin"


def first(words: list[str]) -> bool:
    """Whether a full name opens with the family name. One that may be a given name as well needs a clearer second."""
    if not 2 <= len(words) <= 3 or words[0].lower() not in FIRST:
        return False
    return words[0] not in given.names() or bool(HYPHENED.fullmatch(words[-1]))
