"""Comparing pictures with those that were kept: in the browser's own canvas, with room for a different smoothing of letters."""

from __future__ import annotations

import base64
import os
from pathlib import Path

from playwright.sync_api import Page

KEPT = Path(__file__).with_name("snapshots")
IS_RENEWED = bool(os.environ.get("SMPLAN_RENEW_SNAPSHOTS"))
HOW = "If the new look is meant: SMPLAN_RENEW_SNAPSHOTS=1 python -m pytest tests/browser/test_snapshots.py, look at it, commit it."

# Each channel of a pixel may differ by a fifth; the difference is drawn in ink on what was kept, paled.
COMPARE = """async ([before, after]) => {
  const load = async (data) => createImageBitmap(await (await fetch(data)).blob());
  const [a, b] = await Promise.all([load(before), load(after)]);
  const pixels = (picture) => {
    const canvas = new OffscreenCanvas(Math.max(a.width, b.width), Math.max(a.height, b.height));
    const pencil = canvas.getContext("2d");
    pencil.drawImage(picture, 0, 0);
    return { canvas, pencil, image: pencil.getImageData(0, 0, canvas.width, canvas.height) };
  };
  const [one, other] = [pixels(a), pixels(b)];
  let differing = 0;
  for (let at = 0; at < one.image.data.length; at += 4) {
    const isOther = [0, 1, 2, 3].some((channel) => Math.abs(one.image.data[at + channel] - other.image.data[at + channel]) > 51);
    differing += isOther;
    for (const channel of [0, 1, 2]) one.image.data[at + channel] = isOther ? (channel ? 0 : 200) : 192 + one.image.data[at + channel] / 4;
    one.image.data[at + 3] = 255;
  }
  one.pencil.putImageData(one.image, 0, 0);
  const bytes = new Uint8Array(await (await one.canvas.convertToBlob()).arrayBuffer());
  return [differing / (one.image.data.length / 4), btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ""))];
}"""


def data_of(picture: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(picture).decode()}"


def difference(judge: Page, name: str, found: bytes) -> float:
    """The share of pixels that differ from the kept picture; what was found is left beside it when it is not the same."""
    kept = KEPT / f"{name}.png"
    if IS_RENEWED:
        kept.write_bytes(found)
    share, drawn = judge.evaluate(COMPARE, [data_of(kept.read_bytes()), data_of(found)])
    if share:
        kept.with_suffix(".found.png").write_bytes(found)
        kept.with_suffix(".difference.png").write_bytes(base64.b64decode(drawn))
    return share
