//! What is said of photos and papers.

use super::chosen::{Stage, Unready};
use super::made::Trouble;
use crate::domain::image::Unfit;
use crate::http::Error;
use crate::locale::{Format, Lang, around, explain};
use crate::photo::Failure;
use crate::ui::FileFieldWords;

/// One language. A sentence around a value is an array of its parts.
pub struct Words {
    lang: Lang,
    pub field: FileFieldWords,
    pub remove: &'static str,
    pub again: &'static str,
    pub sent: &'static str,
    pub fetching: &'static str,
    pub saved: &'static str,
    pub not_downloaded: &'static str,
    pub not_kept: &'static str,
    waiting: &'static str,
    preparing: &'static str,
    sending: &'static str,
    there: &'static str,
    too_many: &'static str,
    alt: &'static str,
    download: [&'static str; 2],
    empty: &'static str,
    kind: [&'static str; 2],
    neither: &'static str,
    too_large: &'static str,
    too_many_pixels: &'static str,
    broken: &'static str,
    unreadable: &'static str,
    refused: &'static str,
    interrupted: &'static str,
    gone: &'static str,
    /// On its way, failed, gone.
    unready: [&'static str; 3],
}

impl Words {
    pub(super) fn stage(&self, stage: &Stage, format: &Format) -> String {
        match stage {
            Stage::Waiting => self.waiting.to_owned(),
            Stage::Preparing => self.preparing.to_owned(),
            Stage::Sending => self.sending.to_owned(),
            Stage::There(attachment) => {
                [&self.size(attachment.bytes, format), ", ", self.there].concat()
            }
            Stage::Failed(trouble) => self.trouble(trouble),
        }
    }

    /// «184 КБ»
    fn size(&self, bytes: u32, format: &Format) -> String {
        let unit = self.lang.pick("\u{a0}КБ", "\u{a0}kB");
        [&format.count(bytes.div_ceil(1000)), unit].concat()
    }

    pub fn download(&self, bytes: u32, format: &Format) -> String {
        around(self.download, &self.size(bytes, format))
    }

    pub fn alt(&self, number: u32) -> String {
        [self.alt, &number.to_string()].concat()
    }

    pub fn too_many(&self, left: &[String]) -> String {
        [self.too_many, &left.join(", "), "."].concat()
    }

    fn trouble(&self, trouble: &Trouble) -> String {
        match trouble {
            Trouble::Photo(Failure::Unfit(unfit)) => return self.unfit(*unfit),
            Trouble::Photo(Failure::Unreadable) => self.unreadable,
            Trouble::LargePaper => self.too_large,
            Trouble::BrokenPaper => self.broken,
            Trouble::Api(Error::Refused(_)) => self.refused,
            Trouble::Api(error) => return explain(self.lang, error).in_a_sentence(),
            Trouble::Interrupted => self.interrupted,
            Trouble::Gone => self.gone,
        }
        .to_owned()
    }

    fn unfit(&self, unfit: Unfit) -> String {
        match unfit {
            Unfit::Empty => self.empty,
            Unfit::Kind(name) => return around(self.kind, name),
            Unfit::NotAPicture => self.neither,
            Unfit::TooLarge => self.too_large,
            Unfit::TooManyPixels => self.too_many_pixels,
            Unfit::Broken => self.broken,
        }
        .to_owned()
    }
}

/// Why a form cannot go yet.
pub fn unready(lang: Lang, why: Unready) -> String {
    let [on_its_way, failed, gone] = words(lang).unready;
    match why {
        Unready::OnItsWay => on_its_way,
        Unready::Failed => failed,
        Unready::Gone => gone,
    }
    .to_owned()
}

pub fn words(lang: Lang) -> &'static Words {
    lang.pick(&UK, &EN)
}

static UK: Words = Words {
    lang: Lang::Uk,
    field: FileFieldWords {
        label: "Фото або PDF (необов’язково)",
        hint: "До п’яти файлів, PDF до 5 МБ. Фото ми зменшимо тут, на вашому пристрої, і приберемо з нього місце й час зйомки.",
        choose: "Додати фото або PDF",
    },
    remove: "Прибрати",
    again: "Ще раз",
    sent: "Додані фото й файли",
    fetching: "Завантажуємо файл…",
    saved: "Файл збережено",
    not_downloaded: "Файл не завантажено",
    not_kept: "Браузер не дав зберегти файл.",
    waiting: "чекає черги",
    preparing: "готуємо…",
    sending: "надсилаємо…",
    there: "додано",
    too_many: "Можна додати до п’яти файлів. Не додано: ",
    alt: "Додане фото ",
    download: ["Завантажити PDF, ", ""],
    empty: "Цей файл порожній. Виберіть інший.",
    kind: [
        "Це файл ",
        ", його браузер не прочитає. Збережіть фото як JPEG або виберіть інше.",
    ],
    neither: "Це не фото і не PDF. Виберіть інший файл.",
    too_large: "Файл завеликий: фото може мати до 20 МБ, PDF до 5 МБ.",
    too_many_pixels: "Фото завелике: понад 50 мегапікселів. Виберіть менше.",
    broken: "Файл пошкоджено або він неповний. Виберіть інший.",
    unreadable: "Браузер не зміг прочитати цей файл. Виберіть інший.",
    refused: "Сервер не прийняв цей файл. Виберіть інший.",
    interrupted: "Файл не встиг надійти. Приберіть його й виберіть ще раз.",
    gone: "Файл пролежав надто довго, і його вже немає. Приберіть його й виберіть ще раз.",
    unready: [
        "Зачекайте, доки файли буде додано",
        "Один із файлів не додано: надішліть його ще раз або приберіть",
        "Додані файли пролежали надто довго: приберіть їх і виберіть ще раз",
    ],
};

static EN: Words = Words {
    lang: Lang::En,
    field: FileFieldWords {
        label: "Photos or PDF (optional)",
        hint: "Up to five files, a PDF up to 5 MB. We make photos smaller here, on your device, and remove where and when they were taken.",
        choose: "Add a photo or a PDF",
    },
    remove: "Remove",
    again: "Try again",
    sent: "Photos and files added",
    fetching: "Downloading the file…",
    saved: "The file is saved",
    not_downloaded: "The file was not downloaded",
    not_kept: "The browser did not let us save the file.",
    waiting: "waiting its turn",
    preparing: "preparing…",
    sending: "sending…",
    there: "added",
    too_many: "Up to five files can be added. Not added: ",
    alt: "Added photo ",
    download: ["Download the PDF, ", ""],
    empty: "This file is empty. Choose another.",
    kind: [
        "This is a ",
        " file, which the browser cannot read. Save the photo as a JPEG or choose another.",
    ],
    neither: "This is neither a photo nor a PDF. Choose another file.",
    too_large: "The file is too large: a photo may have 20 MB, a PDF 5 MB.",
    too_many_pixels: "The photo is too large: over 50 megapixels. Choose a smaller one.",
    broken: "The file is damaged or incomplete. Choose another.",
    unreadable: "The browser could not read this file. Choose another.",
    refused: "The server did not take this file. Choose another.",
    interrupted: "The file did not get through in time. Remove it and choose it again.",
    gone: "The file waited too long and is not there any more. Remove it and choose it again.",
    unready: [
        "Wait until the files are added",
        "One of the files is not added: send it again or remove it",
        "The added files waited too long: remove them and choose them again",
    ],
};
