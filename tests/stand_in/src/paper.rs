//! A paper to be printed: marks on A4 pages, each with what it means to whoever has it read aloud.

mod draw;
mod face;
mod qr;

use crate::Failure;
pub(crate) use face::Face;

/// Points, of which an inch has 72.
pub(crate) const WIDTH: f32 = 595.276;
pub(crate) const HEIGHT: f32 = 841.89;
pub(crate) const MARGIN: f32 = 48.0;
pub(crate) const RIGHT: f32 = WIDTH - MARGIN;
/// Of a line, in its size.
const LEADING: f32 = 1.5;
/// Above the page's foot.
const BOTTOM: f32 = HEIGHT - 64.0;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ink {
    Black,
    Grey,
    Line,
    Wash,
}

#[derive(Clone, Copy)]
pub(crate) struct Style {
    pub face: Face,
    pub size: f32,
    pub ink: Ink,
}

/// What a mark is in the document's structure.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Role {
    Title,
    Heading,
    Text,
    /// Of a table's row; both are counted by the paper.
    HeadCell(usize, usize),
    Cell(usize, usize),
    /// With words for whoever does not see it.
    Figure(String),
    /// Not read aloud.
    Decoration,
}

pub(crate) enum Shape {
    /// From its left end, on the baseline.
    Text(Style, String),
    /// Width and height.
    Block(Ink, f32, f32),
    /// The side of a square, and what is in it.
    Qr(f32, String),
}

pub(crate) struct Mark {
    pub x: f32,
    pub y: f32,
    pub role: Role,
    pub shape: Shape,
}

/// Where the next mark goes is `y`, from the top.
pub(crate) struct Paper {
    title: String,
    pages: Vec<Vec<Mark>>,
    pub y: f32,
    table: usize,
    row: usize,
}

impl Paper {
    pub fn new(title: String) -> Paper {
        Paper {
            title,
            pages: vec![Vec::new()],
            y: MARGIN,
            table: 0,
            row: 0,
        }
    }

    /// A page of its own for what is not to be parted, where this one is too full for it.
    pub fn keep(&mut self, height: f32) {
        if self.y + height > BOTTOM {
            self.pages.push(Vec::new());
            self.y = MARGIN;
        }
    }

    pub fn text(&mut self, x: f32, style: Style, role: Role, text: &str) {
        let shape = Shape::Text(style, text.to_owned());
        self.mark(x, self.y, role, shape);
    }

    /// The same, ending at `right`.
    pub fn text_to(&mut self, right: f32, style: Style, role: Role, text: &str) {
        let x = right - style.face.width(style.size, text);
        self.text(x, style, role, text);
    }

    /// As many lines as it takes.
    pub fn paragraph(&mut self, x: f32, width: f32, style: Style, text: &str) {
        for line in style.face.lines(style.size, text, width) {
            self.text(x, style, Role::Text, &line);
            self.y += style.size * LEADING;
        }
    }

    /// Across the page, below the line of text that ends here.
    pub fn rule(&mut self) {
        let shape = Shape::Block(Ink::Line, RIGHT - MARGIN, 0.75);
        self.mark(MARGIN, self.y, Role::Decoration, shape);
    }

    /// Behind what is written next.
    pub fn wash(&mut self, above: f32, height: f32) {
        let shape = Shape::Block(Ink::Wash, RIGHT - MARGIN, height);
        self.mark(MARGIN, self.y - above, Role::Decoration, shape);
    }

    /// Its upper left corner.
    pub fn qr(&mut self, (x, y): (f32, f32), side: f32, text: &str, words: &str) {
        let role = Role::Figure(words.to_owned());
        self.mark(x, y, role, Shape::Qr(side, text.to_owned()));
    }

    pub fn table(&mut self) {
        self.table += 1;
        self.row = 0;
    }

    pub fn row(&mut self) {
        self.row += 1;
    }

    pub fn head_cell(&self) -> Role {
        Role::HeadCell(self.table, self.row)
    }

    pub fn cell(&self) -> Role {
        Role::Cell(self.table, self.row)
    }

    fn mark(&mut self, x: f32, y: f32, role: Role, shape: Shape) {
        let mark = Mark { x, y, role, shape };
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    /// Below all pages: `words`, and which page it is.
    pub fn foot(&mut self, style: Style, words: &str) {
        let count = self.pages.len();
        for (index, page) in self.pages.iter_mut().enumerate() {
            let number = format!("{} з {count}", index + 1);
            let x = RIGHT - style.face.width(style.size, &number);
            for (x, role, text) in [
                (MARGIN, Role::Text, words.to_owned()),
                (x, Role::Decoration, number),
            ] {
                let y = HEIGHT - 40.0;
                let shape = Shape::Text(style, text);
                page.push(Mark { x, y, role, shape });
            }
        }
    }

    /// The same paper, the same bytes.
    ///
    /// # Errors
    /// What the library finds wrong with the document.
    pub fn pdf(&self) -> Result<Vec<u8>, Failure> {
        draw::pdf(&self.title, &self.pages)
    }
}
