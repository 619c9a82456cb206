//! What is said of any file that is fetched.

use crate::http::Progress;
use crate::locale::{Format, Lang};

pub struct Words {
    lang: Lang,
    pub go_on: &'static str,
    pub no_pdf: &'static str,
    pub not_kept: &'static str,
    here_already: &'static str,
}

impl Words {
    /// «24 з 61 КБ»
    pub fn so_far(&self, progress: Progress, format: &Format) -> String {
        let unit = self.lang.pick("\u{a0}КБ", "\u{a0}kB");
        let kilobytes = |bytes: u32| format.count(bytes.div_ceil(1000));
        match progress.total {
            Some(total) => {
                let of = self.lang.pick(" з ", " of ");
                [&kilobytes(progress.got), of, &kilobytes(total), unit].concat()
            }
            None => [&kilobytes(progress.got), unit].concat(),
        }
    }

    pub fn here_already(&self, progress: Progress, format: &Format) -> String {
        [self.here_already, &self.so_far(progress, format), "."].concat()
    }
}

pub fn words(lang: Lang) -> &'static Words {
    lang.pick(&UK, &EN)
}

static UK: Words = Words {
    lang: Lang::Uk,
    go_on: "Продовжити завантаження",
    no_pdf: "Отриманий файл — не PDF. Спробуйте ще раз трохи згодом.",
    not_kept: "Браузер не дав зберегти файл. Дозвольте завантаження й спробуйте ще раз.",
    here_already: "Уже отримане не пропало, продовжимо з того самого місця: ",
};

static EN: Words = Words {
    lang: Lang::En,
    go_on: "Go on downloading",
    no_pdf: "What has come is no PDF file. Try again a little later.",
    not_kept: "The browser did not let the file be saved. Allow downloads and try again.",
    here_already: "What has come is not lost, it goes on from there: ",
};
