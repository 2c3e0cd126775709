// Every answer on the page with its question, as plain text for a letter or a note: what cannot be saved can still be taken along.

function answersOnPage() {
  const inputs = document.querySelectorAll(":is(main, .jp-Notebook) :is(input, select, textarea)");
  return [...inputs].filter((input) => !["hidden", "file", "button", "search"].includes(input.type) && !input.closest(".sp-clashes")).map((input) => {
    const label = input.getAttribute("aria-label") || input.labels?.[0]?.textContent.trim() || input.name;
    const value = input.type === "checkbox" || input.type === "radio" ? (input.checked ? "yes" : "no") : input.selectedOptions?.[0]?.text ?? input.value;
    return `${label}: ${value}`;
  }).join("\n");
}

async function copyAnswers(asked) {
  try {
    await navigator.clipboard.writeText(answersOnPage());
    asked.textContent = "Copied";
  } catch { // without https only this machine may use the clipboard: show the text to be marked by hand
    const text = make("textarea", { readOnly: true, rows: 6, value: answersOnPage(), attributes: { "aria-label": "What stands on this page" } });
    asked.replaceWith(text);
    text.select();
  }
}
