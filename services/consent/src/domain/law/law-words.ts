/** What a consent rests on, as a notice says it in each language; after a translation stands the name by which a Danish reader finds it. */
export const lawWords = {
  healthAct: {
    da: "sundhedsloven § 43 og § 44",
    en: "sections 43 and 44 of the Danish Health Act",
    ar: "المادتان 43 و44 من قانون الصحة الدنماركي، sundhedsloven",
    uk: "§ 43 і § 44 данського Закону про охорону здоров’я, sundhedsloven",
  },
  healthActYoung: {
    da: "sundhedsloven § 17, § 43 og § 44",
    en: "sections 17, 43 and 44 of the Danish Health Act",
    ar: "المواد 17 و43 و44 من قانون الصحة الدنماركي، sundhedsloven",
    uk: "§ 17, § 43 і § 44 данського Закону про охорону здоров’я, sundhedsloven",
  },
  publicAdministrationAct: {
    da: "forvaltningsloven § 27",
    en: "section 27 of the Danish Public Administration Act",
    ar: "المادة 27 من قانون الإدارة العامة الدنماركي، forvaltningsloven",
    uk: "§ 27 данського Закону про публічне адміністрування, forvaltningsloven",
  },
  explicitConsent: {
    da: "databeskyttelsesforordningen artikel 9, stk. 2, litra a",
    en: "Article 9(2)(a) of the General Data Protection Regulation",
    ar: "المادة 9، الفقرة 2، البند (أ) من اللائحة العامة لحماية البيانات، GDPR",
    uk: "стаття 9, пункт 2, літера «a» Загального регламенту про захист даних, GDPR",
  },
} as const;
