// Several answers that could not be read: a list above the questions, each line a link to its answer.

const FAULTS_SHOWN = 10;

function faultList() {
  const title = make("p", { className: "sp-faults-title" });
  const list = make("ul");
  const node = make("div", { className: "sp-note sp-stop sp-faults", hidden: true, tabIndex: -1, attributes: { role: "group" } }, title, list);
  title.id = `faults-${unique()}`;
  node.setAttribute("aria-labelledby", title.id);
  let drawn = "";
  return {
    node,
    // `all` is a list of { label, text, go }; one alone stands under its answer and needs no list.
    show(all) {
      node.hidden = all.length < 2;
      const key = JSON.stringify(all.map(({ label, text }) => [label, text]));
      if (key === drawn) return;
      drawn = key;
      title.textContent = `${all.length} answers could not be taken. They are kept as you gave them.`;
      const line = ({ label, text, go }) => {
        const link = make("a", { href: "#", textContent: label });
        link.addEventListener("click", (event) => { event.preventDefault(); go(); });
        return make("li", {}, link, `: ${text}`);
      };
      list.replaceChildren(...all.slice(0, FAULTS_SHOWN).map(line));
      if (all.length > FAULTS_SHOWN) list.append(make("li", { textContent: `and ${all.length - FAULTS_SHOWN} more` }));
    },
    // After many answers at once (a paste). Whoever types them one by one is not pulled away from the next question.
    focus() { if (!node.hidden) node.focus(); },
  };
}
