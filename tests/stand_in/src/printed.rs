//! How papers that are read from top to bottom look: headings, paragraphs, names with values.

use crate::paper::{Face, Ink, MARGIN, Paper, RIGHT, Role, Style};

const fn style(face: Face, size: f32, ink: Ink) -> Style {
    Style { face, size, ink }
}

const TITLE: Style = style(Face::Bold, 15.0, Ink::Black);
const HEADING: Style = style(Face::Bold, 11.0, Ink::Black);
pub(crate) const TEXT: Style = style(Face::Sans, 9.5, Ink::Black);
pub(crate) const SMALL: Style = style(Face::Sans, 8.0, Ink::Grey);

const WIDTH: f32 = RIGHT - MARGIN;
/// Where values begin.
const VALUES: f32 = 190.0;

/// A paper with its title.
pub(crate) fn titled(title: &str) -> Paper {
    let mut paper = Paper::new(title.to_owned());
    paper.y += 10.0;
    for line in TITLE.face.lines(TITLE.size, title, WIDTH) {
        paper.text(MARGIN, TITLE, Role::Title, &line);
        paper.y += 20.0;
    }
    paper.y += 4.0;
    paper
}

pub(crate) fn heading(paper: &mut Paper, text: &str) {
    paper.y += 12.0;
    paper.keep(60.0);
    paper.text(MARGIN, HEADING, Role::Heading, text);
    paper.y += 18.0;
}

pub(crate) fn paragraph(paper: &mut Paper, text: &str) {
    let lines = TEXT.face.lines(TEXT.size, text, WIDTH).len();
    paper.keep(lines as f32 * 15.0);
    paper.paragraph(MARGIN, WIDTH, TEXT, text);
    paper.y += 6.0;
}

pub(crate) fn named(paper: &mut Paper, name: &str, value: &str) {
    paper.keep(30.0);
    paper.text(MARGIN, SMALL, Role::Text, name);
    paper.paragraph(MARGIN + VALUES, WIDTH - VALUES, TEXT, value);
    paper.y += 3.0;
}
