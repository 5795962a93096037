"""Small pictures as SVG text, readable on light and on dark pages."""

from html import escape

STYLE = """
text { font: 12px system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; fill: #57606a }
.title { font-size: 15px; font-weight: 600; fill: #1f2328 }
.strong { font-weight: 600; fill: #1f2328 }
.page { fill: #ffffff }
.grid { stroke: #d8dee4 } .axis { stroke: #8c959f }
.ours { fill: #c2410c } .serde { fill: #3b76b5 } .peer { fill: #9aa4ae } .scan { fill: #57606a }
.line { fill: none; stroke-width: 2 }
.line.ours { stroke: #c2410c } .line.serde { stroke: #3b76b5 } .line.scan { stroke: #57606a; stroke-dasharray: 4 3 }
text.ours { fill: #c2410c } text.serde { fill: #3b76b5 }
@media (prefers-color-scheme: dark) {
  text { fill: #9198a1 } .title, .strong { fill: #f0f6fc } .page { fill: #0d1117 }
  .grid { stroke: #30363d } .axis { stroke: #6e7681 }
  .ours, text.ours { fill: #f0883e } .serde, text.serde { fill: #58a6ff } .peer { fill: #6e7681 }
  .line { fill: none } .line.ours { stroke: #f0883e } .line.serde { stroke: #58a6ff } .line.scan { stroke: #9198a1 }
}
"""


class Picture:
    def __init__(self, width, height, title):
        self.width, self.height, self.title = width, height, title
        self.parts = []

    def text(self, x, y, text, kind="", anchor="start"):
        self.parts.append(f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}" text-anchor="{anchor}">{escape(text)}</text>')

    def bar(self, x, y, width, height, kind):
        self.parts.append(f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="2" class="{kind}"/>')

    def rule(self, x1, y1, x2, y2, kind):
        self.parts.append(f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" class="{kind}"/>')

    def curve(self, points, kind):
        listed = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self.parts.append(f'<polyline points="{listed}" class="line {kind}"/>')

    def cut(self, x, y, height):
        """Marks a bar that is longer than the picture."""
        self.parts.append(f'<path d="M{x:.1f} {y:.1f} l6 0 l-4 {height / 2:.1f} l4 {height / 2:.1f} l-6 0 '
                          f'l-4 {-height / 2:.1f} z" class="page"/>')

    def save(self, path):
        parts = "\n".join(self.parts)
        path.write_text(
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width}" height="{self.height}" '
            f'viewBox="0 0 {self.width} {self.height}" role="img" aria-label="{escape(self.title)}">\n'
            f'<style>{STYLE}</style>\n<rect width="100%" height="100%" class="page" rx="6"/>\n{parts}\n</svg>\n')
