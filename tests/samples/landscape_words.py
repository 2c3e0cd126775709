"""What Fernhill posts: invented gardens, invented sentences, no real person or place."""

from __future__ import annotations

GARDENS = (
    "Mill Lane", "the Hollins courtyard", "Orchard Row", "the Old Smithy", "Kestrel Bank", "Weavers' Yard",
    "the corner plot at Ashby", "Priory Steps", "the long garden at Tarn End", "Quarry Cottage",
)  # fmt: skip
VIDEOS_BEFORE = (
    "A walk through {garden} in its third summer",
    "Before and after: {garden}",
    "Ten minutes of quiet at {garden}",
)
VIDEOS_SINCE = (
    "How we set the levels at {garden}",
    "From sketch to plan: {garden}",
    "Choosing stone for {garden}, and what we turned down",
    "Why the paths come last at {garden}",
    "Drainage first: week two at {garden}",
    "Planting day at {garden}, hour by hour",
)
STUDIO_POSTS = (
    "Levels first, then plants, then paths.\nThis is week three at {garden}: the retaining wall is in, and the view from the kitchen has changed already.",
    "The sketch that won {garden}.\nFive metres wide, and still room for a table, a tree and a place to be alone.",
    "Before. The lawn at {garden} was a bog from October to April.\nSwipe to see where the water goes now.",
    "Three drawings for {garden}. We built the second one, and the third taught us why.",
    "The moment the old concrete leaves {garden}. Nobody misses it.",
    "What a morning on site looks like: string, spray paint, tea, an argument about one step. {garden}.",
    "Stone samples in the rain, because that is how you will see them most days.\nFor {garden}.",
    "Evening light at {garden}, one year on. The hornbeams have closed the gap.",
)
PLANTS_POSTS = (
    "Dry shade, north wall, no watering after the first year: Epimedium, Polystichum, and patience.\nPlanted at {garden}.",
    "Cut back in February, not in October. The wrens at {garden} agree.",
    "Five plants that earn their place in a garden of forty square metres. Save this one for spring.",
    "Hakonechloa in its fourth autumn at {garden}. No trick, only time.",
    "What we planted under the birches at {garden}, and what the slugs left us.",
    "Bulbs in layers: tulips at twenty centimetres, crocus at eight. Filmed at {garden}.",
)
STUDIO_TAGS = "#gardendesign #smallgardens #designprocess"
PLANTS_TAGS = "#plantingdesign #shadeplants #gardenersofinstagram"
LINKEDIN_POSTS = (
    "What a garden brief should settle before anyone draws",
    "Levels, water, access: three costs an architect can spare a client",
    "A planting plan is a maintenance plan: notes from {garden}",
    "Why we price the first visit, and take it off the design fee",
    "Working with the contractor at {garden}: what we would do again",
    "Small town gardens: forty square metres, five decisions",
    "How we hand a garden over, and why we come back in year two",
)
