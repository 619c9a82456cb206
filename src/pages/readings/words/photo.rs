//! What is said of the photo of a meter.

use crate::domain::image::Unfit;
use crate::http::{Error, Refusal};
use crate::locale::{Lang, around, explain};
use crate::photo::Failure;
use crate::ui::PickerWords;

/// Why there is no photo where one was wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    Photo(Failure),
    /// This device keeps nothing.
    NotKept,
    Api(Error),
}

/// One language. A sentence around a value is an array of its parts.
pub struct PhotoWords {
    lang: Lang,
    pub picker: PickerWords,
    pub preparing: &'static str,
    pub ready: &'static str,
    pub sending: &'static str,
    pub added: &'static str,
    pub removing: &'static str,
    pub removed: &'static str,
    pub remove: &'static str,
    pub sure: &'static str,
    pub sure_text: &'static str,
    pub leave: &'static str,
    alt: [&'static str; 2],
    empty: &'static str,
    kind: [&'static str; 2],
    no_picture: &'static str,
    too_large: &'static str,
    too_many_pixels: &'static str,
    broken: &'static str,
    unreadable: &'static str,
    not_kept: &'static str,
    settled: &'static str,
    refused: &'static str,
}

impl PhotoWords {
    pub fn alt(&self, serial: &str) -> String {
        around(self.alt, serial)
    }

    pub fn trouble(&self, trouble: &Trouble) -> String {
        match trouble {
            Trouble::Photo(Failure::Unfit(Unfit::Kind(name))) => return around(self.kind, name),
            Trouble::Photo(Failure::Unfit(unfit)) => self.unfit(*unfit),
            Trouble::Photo(Failure::Unreadable) => self.unreadable,
            Trouble::NotKept => self.not_kept,
            Trouble::Api(Error::Refused(refusal)) => self.refusal(refusal),
            Trouble::Api(error) => return explain(self.lang, error).in_a_sentence(),
        }
        .to_owned()
    }

    fn unfit(&self, unfit: Unfit) -> &'static str {
        match unfit {
            Unfit::Empty => self.empty,
            Unfit::NotAPicture | Unfit::Kind(_) => self.no_picture,
            Unfit::TooLarge => self.too_large,
            Unfit::TooManyPixels => self.too_many_pixels,
            Unfit::Broken => self.broken,
        }
    }

    /// What the server says of a photo is about one that was made ready here: the person can do little but take another.
    fn refusal(&self, refusal: &Refusal) -> &'static str {
        match refusal.code.as_str() {
            "settled" => self.settled,
            _ => self.refused,
        }
    }
}

pub fn words(lang: Lang) -> &'static PhotoWords {
    lang.pick(&UK, &EN)
}

static UK: PhotoWords = PhotoWords {
    lang: Lang::Uk,
    picker: PickerWords {
        hint: "Зніміть так, щоб було видно цифри й номер лічильника. Ми зменшимо фото тут, на вашому пристрої, і приберемо з нього місце й час зйомки.",
        camera: "Зняти камерою",
        file: "Вибрати файл",
    },
    preparing: "Готуємо фото…",
    ready: "Фото готове: його буде передано разом із показом.",
    sending: "Передаємо фото…",
    added: "Фото додано.",
    removing: "Прибираємо фото…",
    removed: "Фото прибрано.",
    remove: "Прибрати фото",
    sure: "Прибрати фото?",
    sure_text: "Його більше не буде ні тут, ні в оператора. Показ залишиться переданим.",
    leave: "Залишити",
    alt: ["Фото лічильника №\u{a0}", ""],
    empty: "Цей файл порожній. Оберіть інше фото.",
    kind: [
        "Це файл ",
        ", його браузер не прочитає. Збережіть фото як JPEG або зніміть лічильник ще раз.",
    ],
    no_picture: "Це не фото. Оберіть фото лічильника.",
    too_large: "Файл більший за 20 МБ. Оберіть менше фото або зніміть лічильник ще раз.",
    too_many_pixels: "Фото завелике: понад 50 мегапікселів. Оберіть менше або зніміть лічильник ще раз.",
    broken: "Файл пошкоджено. Оберіть інше фото або зніміть лічильник ще раз.",
    unreadable: "Браузер не зміг прочитати це фото. Оберіть інше або зніміть лічильник ще раз.",
    not_kept: "Цей пристрій не дає зберегти фото. Передайте показ без нього: фото можна буде додати у квитанції.",
    settled: "Оператор уже розглянув цей показ, тому фото більше не змінити.",
    refused: "Сервер не прийняв це фото. Оберіть інше або зніміть лічильник ще раз.",
};

static EN: PhotoWords = PhotoWords {
    lang: Lang::En,
    picker: PickerWords {
        hint: "Take it so that the digits and the meter’s number can be seen. We make the photo smaller here, on your device, and remove where and when it was taken.",
        camera: "Use the camera",
        file: "Choose a file",
    },
    preparing: "Preparing the photo…",
    ready: "The photo is ready: it will be sent with the reading.",
    sending: "Sending the photo…",
    added: "The photo is added.",
    removing: "Removing the photo…",
    removed: "The photo is removed.",
    remove: "Remove the photo",
    sure: "Remove the photo?",
    sure_text: "It will be gone here and at the operator. The reading stays sent.",
    leave: "Leave it",
    alt: ["Photo of the meter No.\u{a0}", ""],
    empty: "This file is empty. Choose another photo.",
    kind: [
        "This is a ",
        " file, which the browser cannot read. Save the photo as a JPEG or take it again.",
    ],
    no_picture: "This is no photo. Choose a photo of the meter.",
    too_large: "The file is over 20 MB. Choose a smaller photo or take it again.",
    too_many_pixels: "The photo is too large: over 50 megapixels. Choose a smaller one or take it again.",
    broken: "The file is damaged. Choose another photo or take it again.",
    unreadable: "The browser could not read this photo. Choose another or take it again.",
    not_kept: "This device does not let us keep the photo. Submit the reading without it: a photo can be added on the receipt.",
    settled: "The operator has already dealt with this reading, so the photo cannot be changed any more.",
    refused: "The server did not take this photo. Choose another or take it again.",
};
