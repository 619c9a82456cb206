//! From marks to a PDF with selectable text and a structure that can be read aloud.

use std::num::NonZeroU16;

use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, SpanTag, TableHeaderScope, Tag, TagGroup,
    TagKind, TagTree,
};
use krilla::text::Font;
use krilla::{Document, SerializeSettings};

use super::{Face, HEIGHT, Ink, Mark, Role, Shape, WIDTH, qr};
use crate::Failure;

const LANGUAGE: &str = "uk";

struct Fonts {
    sans: Font,
    bold: Font,
}

impl Fonts {
    fn of(&self, face: Face) -> Font {
        match face {
            Face::Sans => self.sans.clone(),
            Face::Bold => self.bold.clone(),
        }
    }
}

pub(super) fn pdf(title: &str, pages: &[Vec<Mark>]) -> Result<Vec<u8>, Failure> {
    let fonts = Fonts {
        sans: Face::Sans.font()?,
        bold: Face::Bold.font()?,
    };
    let mut document = Document::new_with(settings()?);
    let mut structure = Structure::default();
    for page in pages {
        let size = PageSettings::from_wh(WIDTH, HEIGHT).ok_or("a page of no size")?;
        let mut sheet = document.start_page_with(size);
        let mut surface = sheet.surface();
        for mark in page {
            let content = draw(&mut surface, mark, &fonts)?;
            structure.push(mark, content);
        }
        surface.finish();
        sheet.finish();
    }
    document.set_tag_tree(structure.tree());
    document.set_outline(outline(pages));
    let metadata = Metadata::new().title(title.to_owned());
    document.set_metadata(metadata.language(LANGUAGE.to_owned()));
    let bytes = document.finish();
    bytes.map_err(|cause| format!("a PDF that cannot be written: {cause:?}").into())
}

/// The library refuses to write what PDF/UA does not allow.
fn settings() -> Result<SerializeSettings, Failure> {
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish();
    Ok(SerializeSettings {
        configuration: configuration.map_err(|cause| format!("{cause:?}"))?,
        ..SerializeSettings::default()
    })
}

fn draw(surface: &mut Surface, mark: &Mark, fonts: &Fonts) -> Result<Identifier, Failure> {
    let tag = match mark.role {
        Role::Decoration => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
        Role::Figure(_) => ContentTag::Other,
        _ => ContentTag::Span(SpanTag::empty()),
    };
    let content = surface.start_tagged(tag);
    match &mark.shape {
        Shape::Text(style, text) => {
            surface.set_fill(Some(fill(style.ink)));
            let start = Point::from_xy(mark.x, mark.y);
            let glyphs = style.face.glyphs(text);
            let font = fonts.of(style.face);
            surface.draw_glyphs(start, &glyphs, font, text, style.size, false);
        }
        Shape::Block(ink, width, height) => {
            surface.set_fill(Some(fill(*ink)));
            let mut block = PathBuilder::new();
            let rect = Rect::from_xywh(mark.x, mark.y, *width, *height);
            block.push_rect(rect.ok_or("a block of no size")?);
            surface.draw_path(&block.finish().ok_or("a block of no size")?);
        }
        Shape::Qr(side, text) => {
            surface.set_fill(Some(fill(Ink::Black)));
            let path = qr::path(text, mark.x, mark.y, *side)?;
            surface.draw_path(&path.ok_or("a code of no modules")?);
        }
    }
    surface.end_tagged();
    Ok(content)
}

fn fill(ink: Ink) -> Fill {
    let color = match ink {
        Ink::Black => rgb::Color::new(0x14, 0x18, 0x1d),
        Ink::Grey => rgb::Color::new(0x55, 0x5e, 0x69),
        Ink::Line => rgb::Color::new(0xbf, 0xc7, 0xd0),
        Ink::Wash => rgb::Color::new(0xee, 0xf2, 0xf6),
    };
    Fill {
        paint: color.into(),
        ..Fill::default()
    }
}

/// Headings, for the reader's side bar.
fn outline(pages: &[Vec<Mark>]) -> Outline {
    let mut outline = Outline::new();
    for (page, marks) in pages.iter().enumerate() {
        for mark in marks {
            if let (Role::Title | Role::Heading, Shape::Text(_, text)) = (&mark.role, &mark.shape) {
                let there = XyzDestination::new(page, Point::from_xy(mark.x, mark.y - 20.0));
                outline.push_child(OutlineNode::new(text.clone(), there));
            }
        }
    }
    outline
}

/// The order in which the marks were made is the order of reading.
#[derive(Default)]
struct Structure {
    done: Vec<TagGroup>,
    /// Of a table, and of its rows.
    table: Option<(usize, TagGroup)>,
    row: Option<(usize, TagGroup)>,
}

impl Structure {
    fn push(&mut self, mark: &Mark, content: Identifier) {
        let content = vec![content.into()];
        let group = match &mark.role {
            Role::Decoration => return,
            Role::Title => TagGroup::with_children(heading(1, mark), content),
            Role::Heading => TagGroup::with_children(heading(2, mark), content),
            Role::Text => TagGroup::with_children(Tag::P, content),
            Role::Figure(words) => {
                TagGroup::with_children(Tag::Figure(Some(words.clone())), content)
            }
            Role::HeadCell(table, row) => {
                let cell = Tag::TH(TableHeaderScope::Column);
                self.cell(*table, *row, TagGroup::with_children(cell, content));
                return;
            }
            Role::Cell(table, row) => {
                self.cell(*table, *row, TagGroup::with_children(Tag::TD, content));
                return;
            }
        };
        self.end_table();
        self.done.push(group);
    }

    fn cell(&mut self, table: usize, row: usize, cell: TagGroup) {
        if self.table.as_ref().is_none_or(|(open, _)| *open != table) {
            self.end_table();
        }
        if self.row.as_ref().is_none_or(|(open, _)| *open != row) {
            self.end_row();
        }
        self.table
            .get_or_insert_with(|| (table, TagGroup::new(Tag::Table)));
        let (_, group) = self
            .row
            .get_or_insert_with(|| (row, TagGroup::new(Tag::TR)));
        group.push(cell);
    }

    fn end_row(&mut self) {
        if let (Some((_, row)), Some((_, table))) = (self.row.take(), &mut self.table) {
            table.push(row);
        }
    }

    fn end_table(&mut self) {
        self.end_row();
        self.done.extend(self.table.take().map(|(_, table)| table));
    }

    fn tree(mut self) -> TagTree {
        self.end_table();
        let mut tree = TagTree::new().with_lang(Some(LANGUAGE.to_owned()));
        for group in self.done {
            tree.push(group);
        }
        tree
    }
}

fn heading(level: u16, mark: &Mark) -> TagKind {
    let title = match &mark.shape {
        Shape::Text(_, text) => Some(text.clone()),
        _ => None,
    };
    Tag::Hn(NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN), title).into()
}
