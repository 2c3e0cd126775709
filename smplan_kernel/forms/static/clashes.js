// Both texts of each place that two people changed, and the choice between them; two long texts may both stay.

function chooser(model) {
  const box = make("form", { className: "sp-card sp-clashes", attributes: { "aria-label": "Choose which text stays" } });
  const one = (clash, place) => {
    const radio = (whose, words, text) => {
      const input = make("input", { type: "radio", name: `clash-${place}`, value: whose, required: true });
      return make("label", { className: "sp-choice" }, input, make("span", {}, make("b", { textContent: words }), make("span", { className: "sp-typed", textContent: text })));
    };
    return make("fieldset", { className: "sp-question" }, make("legend", { textContent: clash.title, className: model.get("clashes").length > 1 ? "" : "sp-sr" }),
      radio("mine", clash.mine_words, clash.mine), radio("theirs", clash.theirs_words, clash.theirs),
      ...(clash.both ? [radio("both", "Keep both, one below the other", "")] : []));
  };
  box.addEventListener("submit", (event) => {
    event.preventDefault();
    const picked = [...box.querySelectorAll("input:checked")].map((input) => input.value);
    model.send({ choose: Object.fromEntries(model.get("clashes").map((clash, place) => [clash.path, picked[place]])) });
  });
  let drawn = "";
  return {
    node: box,
    draw() {
      const clashes = model.get("clashes");
      box.hidden = !clashes.length;
      const now = JSON.stringify([clashes, model.get("sentence")]);
      if (now === drawn) return; // a choice that somebody has begun stays as it is
      drawn = now;
      box.replaceChildren(...(clashes.length ? [make("p", { className: "sp-lead", textContent: model.get("sentence") }), ...clashes.map(one),
        make("p", { className: "sp-foot" }, make("button", { type: "submit", className: "sp-button sp-main", textContent: "Save my choice" }), " ",
          ...(model.get("can_leave") ? [button("Leave it as it is", () => model.send({ leave: true }), "sp-quiet")] : []))] : []));
    },
  };
}
