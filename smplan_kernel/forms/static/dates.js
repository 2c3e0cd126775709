// Days and months: the browser's own calendar where it has one, and whatever is pasted goes to the kernel, which reads dates as people write them.

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const inWords = (iso) => { const [year, month, day] = iso.split("-"); return [day && Number(day), MONTHS[month - 1], year].filter(Boolean).join(" "); };

// A date that comes as text ("31 Oct 2026", from a mail or a sheet) would be dropped by the calendar without a word.
function readsPasted(control, pattern, commit) {
  control.addEventListener("paste", (event) => {
    const text = (event.clipboardData?.getData("text/plain") ?? "").trim();
    if (event.defaultPrevented || !text || text.includes("\t") || text.includes("\n") || pattern.test(text)) return;
    event.preventDefault();
    commit(text);
  });
}

// Chromium reports a change after each digit of a year (0002, 0020, 0202, 2026), so a date goes up only when it is left,
// or when a whole date stands still for a moment.
function dateInput(meta, { id, commit, typed, say }) {
  const control = make("input", { id, type: "date", min: "1900-01-01", max: "2199-12-31" });
  let timer = 0;
  let shown = "";
  const hand = () => {
    clearTimeout(timer);
    if (control.validity.badInput) { say("This date is not complete. Give day, month and year."); return; }
    if (control.value === shown) return;
    shown = control.value;
    commit(control.value);
  };
  control.addEventListener("change", () => {
    clearTimeout(timer);
    const year = Number(control.value.slice(0, 4));
    if (year < 1900) return;
    typed(control.value);
    timer = setTimeout(hand, 1200);
  });
  control.addEventListener("blur", hand);
  readsPasted(control, /^\d{4}-\d\d-\d\d$/, commit);
  // What cannot be read as a day is kept; the calendar cannot show it, so it stands beside.
  const beside = make("span", { className: "sp-whole sp-typed", hidden: true });
  return {
    node: make("span", { className: "sp-date" }, control, beside),
    control,
    read: () => control.value,
    show(value) {
      const text = asText(value);
      const isDay = /^(\d{4}-\d\d-\d\d)?$/.test(text);
      beside.textContent = isDay ? "" : text;
      beside.hidden = isDay;
      const day = isDay ? text : "";
      // The kernel shows the plan anew while somebody is between two parts of a date: that is theirs.
      if (control.validity.badInput && holdsFocus(control) && day === shown) return;
      shown = day;
      if (control.value !== shown) control.value = shown;
    },
  };
}

// Firefox and Safari have no calendar of months: there a month is written as people write it.
function monthInput(meta, { id, commit, typed }) {
  const control = make("input", { id, type: "month", autocomplete: "off" });
  const isWritten = control.type !== "month";
  control.addEventListener("input", () => typed(control.value));
  control.addEventListener("change", () => commit(control.value));
  readsPasted(control, /^\d{4}-\d\d$/, commit);
  const hint = make("span", { className: "sp-whole", textContent: "Like October 2026" });
  return {
    node: isWritten ? make("span", { className: "sp-date" }, control, hint) : control,
    control,
    read: () => control.value,
    show(value) {
      const text = asText(value);
      const now = isWritten && /^\d{4}-\d\d$/.test(text) ? inWords(text) : text;
      if (control.value !== now) control.value = now;
    },
  };
}
