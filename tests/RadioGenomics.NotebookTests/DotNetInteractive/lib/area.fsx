let area (r: float) = r * r
