// From a drawing as data to an SVG that follows the reader's colours. Vega draws once into the air; what stands on the page is plain SVG.

const NARROW = 520; // pixels; below, the drawing for a phone is taken instead of shrinking words
const WIDEST = 820;

const refuse = () => Promise.reject(new Error("a chart asks for nothing"));
// vl-convert 1.9 carries Vega 6.2 with vega-functions 6.1.0, whose `modify` can be misused in an expression (mended in 6.1.1). No drawing
// of ours has an expression of anybody's; this takes the word out of the language all the same.
const unspoken = () => { throw new Error("modify is not spoken here"); };
const QUIET = {
  actions: false,
  ast: true, // expressions are read, never evaluated
  defaultStyle: false,
  expressionFunctions: { modify: unspoken },
  hover: false,
  loader: { load: refuse, sanitize: refuse, http: refuse, file: refuse },
  logLevel: 1, // errors only
  mode: "vega-lite",
  renderer: "svg",
  tooltip: false,
};

// The drawing for a place of this width: same height for every width of one kind, so that the room can be kept before anything is drawn.
function fitted(facts, width) {
  const whole = Math.min(width, WIDEST);
  const drawing = structuredClone(whole < NARROW ? facts.narrow : facts.wide);
  const { left, right, top, bottom } = drawing.padding;
  drawing.width = Math.max(120, Math.floor(whole) - left - right);
  return { drawing, height: drawing.height + top + bottom, left, inner: drawing.width };
}

async function drawn({ vegaEmbed }, drawing, tokens) {
  const stage = document.createElement("div");
  const result = await vegaEmbed(stage, drawing, QUIET);
  const svg = stage.querySelector("svg");
  result.finalize();
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  svg.removeAttribute("style");
  // Each colour is tied to its token; the light one stays as a fallback.
  for (const part of svg.querySelectorAll("[fill], [stroke]")) {
    for (const paint of ["fill", "stroke"]) {
      const colour = part.getAttribute(paint);
      if (tokens[colour]) part.setAttribute(paint, `var(--${tokens[colour]}, ${colour})`);
    }
  }
  return svg;
}
