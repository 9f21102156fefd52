"""Colours by name, linear RGB: dark and matt enough that a mid exposure does not wash them out. Pure."""

Colour = tuple[float, float, float]

CAR_COLOURS: dict[str, Colour] = {
    "silver": (0.34, 0.35, 0.37),
    "grey": (0.11, 0.115, 0.12),
    "black": (0.018, 0.019, 0.021),
    "white": (0.55, 0.55, 0.54),
    "red": (0.32, 0.012, 0.012),
    "blue": (0.02, 0.06, 0.22),
    "green": (0.03, 0.09, 0.06),
    "champagne": (0.36, 0.29, 0.19),
    "taxi": (0.62, 0.30, 0.015),
    "bus": (0.03, 0.16, 0.34),
}
CLOTH_COLOURS: dict[str, Colour] = {
    "red": (0.50, 0.05, 0.05),
    "blue": (0.10, 0.22, 0.50),
    "yellow": (0.55, 0.40, 0.06),
    "green": (0.07, 0.26, 0.12),
    "white": (0.62, 0.62, 0.60),
    "grey": (0.22, 0.22, 0.23),
    "black": (0.03, 0.03, 0.035),
    "pink": (0.55, 0.24, 0.30),
    "purple": (0.20, 0.09, 0.28),
    "jeans": (0.25, 0.28, 0.42),
    "khaki": (0.34, 0.27, 0.17),
    "skin": (0.62, 0.40, 0.30),
}
