//! The notice on personal data, and the consents: by the law of Ukraine on protection of personal data, articles 8 and 12.

/// The same in both languages.
pub(crate) struct Words {
    pub uk: &'static str,
    pub en: &'static str,
}

pub(crate) struct Consent {
    pub code: &'static str,
    pub is_required: bool,
    pub text: Words,
}

pub(crate) const CONSENTS: [Consent; 3] = [
    Consent {
        code: "personal_data",
        is_required: true,
        text: Words {
            uk: "Повідомлення про персональні дані прочитано, на їх обробку для роботи кабінету погоджуюся.",
            en: "I have read the notice on personal data and agree to their processing for this account.",
        },
    },
    Consent {
        code: "terms_of_use",
        is_required: true,
        text: Words {
            uk: "Умови користування кабінетом приймаю: показання й звернення, надіслані звідси, вважаються надісланими мною.",
            en: "I accept the terms of use: readings and requests sent from here count as sent by me.",
        },
    },
    Consent {
        code: "paperless",
        is_required: false,
        text: Words {
            uk: "Надсилайте рахунки лише електронною поштою, паперових не треба. Передумаєте — зателефонуйте нам.",
            en: "Send bills by e-mail only, not on paper. If you change your mind, call us.",
        },
    },
];

/// Title and text of each part.
pub(crate) const NOTICE: [(Words, Words); 7] = [
    (
        Words {
            uk: "Хто обробляє ваші дані",
            en: "Who processes your data",
        },
        Words {
            uk: "Оператор газорозподільної мережі, що подає вам газ, і постачальник, який його продає. Назви й телефони обох є на кожній платіжці й на першій сторінці кабінету.",
            en: "The operator of the gas network that delivers your gas and the supplier that sells it. Their names and phones are on every bill and on the first page of this account.",
        },
    ),
    (
        Words {
            uk: "Навіщо",
            en: "Why",
        },
        Words {
            uk: "Щоб ви бачили нарахування й передавали показання, щоб відповідати на звернення, впізнавати вас під час входу й повідомляти про те, про що ви попросите. Для реклами дані не використовуємо.",
            en: "So that you can see charges and send readings, so that we can answer you, know you when you sign in, and tell you what you ask to be told. We do not use the data for advertising.",
        },
    ),
    (
        Words {
            uk: "Які дані",
            en: "Which data",
        },
        Words {
            uk: "Імʼя, електронна адреса, телефон, пароль у вигляді, з якого його не відновити; номери рахунків, ЕІС-коди й адреса обʼєкта, показання, нарахування й оплати; час входів і назва браузера.",
            en: "Your name, e-mail, phone, the password in a form it cannot be read back from; account numbers, EIC codes and address of the home, readings, charges and payments; times of signing in and the browser's name.",
        },
    ),
    (
        Words {
            uk: "На якій підставі",
            en: "On what ground",
        },
        Words {
            uk: "Для розрахунків за газ підстава — ваш договір і закон про ринок природного газу. Для самого кабінету — ваша згода, яку ви даєте нижче. Без кабінету договір чинний так само.",
            en: "For billing: your contract and the law on the natural gas market. For this account: your consent given below. Without an account your contract is just as valid.",
        },
    ),
    (
        Words {
            uk: "Кому передаємо",
            en: "To whom they go",
        },
        Words {
            uk: "Одна одній ці дві компанії передають показання й обсяги. Банку чи платіжній системі — номер рахунку й суму, коли ви платите. Державним органам — лише те, що вимагає закон. Більше нікому.",
            en: "The two companies pass readings and volumes to each other. A bank or payment system gets the account number and the sum when you pay. Public bodies get only what the law demands. Nobody else gets any.",
        },
    ),
    (
        Words {
            uk: "Як довго зберігаємо",
            en: "For how long",
        },
        Words {
            uk: "Незавершену реєстрацію — добу. Дані кабінету — доки він відкритий і 30 днів по закритті. Розрахунки за газ компанії зберігають окремо стільки, скільки вимагає закон.",
            en: "An unfinished registration: a day. The data of this account: while it is open and 30 days after it is closed. The companies keep billing records apart, for as long as the law demands.",
        },
    ),
    (
        Words {
            uk: "Ваші права",
            en: "Your rights",
        },
        Words {
            uk: "Знати, які дані є про вас, отримати їх файлом, виправити, стерти, відкликати згоду й заперечити проти обробки. Файл із даними, виправлення контактів і закриття кабінету є в самому кабінеті, решта — за телефоном із платіжки. Згоду відкликають за цим телефоном або закриттям кабінету. Скаржитися можна Уповноваженому Верховної Ради України з прав людини або до суду.",
            en: "To know which data there are about you, to have them as a file, corrected or erased, to withdraw consent and to object. The file, correcting your contacts and closing the account are in the account itself, the rest is by the phone on the bill. Consent is withdrawn by that phone or by closing the account. You can complain to the Ukrainian Parliament Commissioner for Human Rights or to a court.",
        },
    ),
];
