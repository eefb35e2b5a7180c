"""Where this visitor's articles live: in a folder on a laptop, in the session alone on a hosted deploy.

Whoever cannot be told to sit at the machine itself is taken for a visitor of a hosted deploy.
"""

from __future__ import annotations

import ipaddress
import os
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

import shelf
from intake import limits
from shelf import Held, Place

ROOT = Path(__file__).resolve().parents[2]
HOSTED_CHARACTERS = 100_000  # analysed in 0.6 GB of memory; hosts give 1 GB to all visitors together
FORWARDED = ("X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Forwarded", "Via")


def setting(name: str) -> str:
    """A setting from the environment, else from Streamlit's secrets, else ''."""
    if name in os.environ:
        return os.environ[name]
    return str(st.secrets.get(name, "")) if st.secrets.load_if_toml_exists() else ""


def folder() -> Path:
    """Where the shipped briefings lie: data/briefings, or what the setting BRIEFINGS names."""
    return Path(setting("BRIEFINGS") or ROOT / "data" / "briefings")


def own_folder() -> Path:
    """Where the user's own articles lie on a laptop: data/own, or what the setting BRIEFINGS_OWN names."""
    return Path(setting("BRIEFINGS_OWN") or ROOT / "data" / "own").expanduser()


def on_laptop() -> bool:
    """Whether articles may be kept on disk: as the setting BRIEFINGS_MODE says, else for a browser on this machine."""
    said = setting("BRIEFINGS_MODE").strip().lower()
    if said:
        return said == "laptop"
    headers, number = st.context.headers, st.context.ip_address
    asked = [urlsplit(st.context.url or ""), urlsplit(f"//{headers.get('Host', '')}")]
    # Streamlit gives no number for this machine, but where it listens on both kinds of address it may.
    near = all(loopback(host) for host in [*(address.hostname or "" for address in asked), number or "localhost"])
    return near and not any(name in headers for name in FORWARDED)


def loopback(host: str) -> bool:
    """Whether a host is this machine, by name or by number."""
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        return host == "localhost"
    return (getattr(number, "ipv4_mapped", None) or number).is_loopback


def longest() -> int:
    """Characters that an article of this visitor may have."""
    return limits.ARTICLE_CHARACTERS if on_laptop() else HOSTED_CHARACTERS


def held() -> dict[str, Held]:
    """The articles that this session alone holds."""
    return st.session_state.setdefault("held", {})


def aside() -> dict[str, Held]:
    """The articles of this session that were deleted, and can be brought back."""
    return st.session_state.setdefault("aside", {})


def taken_ids() -> set[str]:
    """The ids that no new article of this visitor may bear; those in the own folder are looked at when it is saved."""
    return set(places()) | set(aside())


def places() -> dict[str, Place]:
    """Every article this visitor can open, by id: the shipped, the user's own, and those of the session."""
    own = own_folder() if on_laptop() else None
    if own and "swept" not in st.session_state:
        st.session_state["swept"] = True
        shelf.sweep(own)
    return {**shelf.shipped(folder(), own), **(shelf.own(own) if own else {}), **held()}
