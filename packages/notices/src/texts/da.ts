import type { NoticeTexts } from "./notice-texts.ts";

export const da: NoticeTexts = {
  "consent-requested": {
    subject: "Vi har et spørgsmål til dig",
    sentences: ["Vi har et spørgsmål til dig.", "Log ind med MitID på {address}.", "Svar senest {day}.", "Du bestemmer selv, hvad du svarer."],
  },
  "consent-reminder": {
    subject: "Du kan stadig nå at svare",
    sentences: ["Du kan stadig nå at svare på vores spørgsmål.", "Log ind med MitID på {address}.", "Svar senest {day}.", "Svarer du ikke, sker der ikke mere."],
  },
  "consent-renewal": {
    subject: "Vi spørger dig igen",
    sentences: ["Du har sagt ja til noget, som gælder til og med {day}.", "Log ind med MitID på {address}, hvis du vil sige ja igen.", "Svarer du ikke, stopper det, du har sagt ja til, efter den dag."],
  },
  "peers-ready": {
    subject: "Du kan vælge nu",
    sentences: ["Du kan vælge nu.", "Log ind med MitID på {address}.", "Svar senest {day}.", "Du kan også sige nej til det hele."],
  },
  "course-started": {
    subject: "Der er nyt til dig",
    sentences: ["Der er nyt til dig.", "Log ind med MitID på {address}.", "Der kan du se, hvad der sker nu."],
  },
  "check-in-due": {
    subject: "Vi har nogle få spørgsmål til dig",
    sentences: ["Vi har nogle få spørgsmål til dig.", "Log ind med MitID på {address}.", "Svar senest {day}.", "Du kan springe over, hvad du vil."],
  },
  "referral-stopped": {
    subject: "Der er nyt til dig",
    sentences: ["Noget er stoppet.", "Log ind med MitID på {address}.", "Der kan du se, hvad det betyder for dig.", "Du behøver ikke gøre noget."],
  },
  "contact-code": {
    subject: "Der er nyt til dig",
    sentences: ["Du har fået et telefonnummer og en kode.", "Log ind med MitID på {address}.", "Der kan du se dem begge.", "Ring, når det passer dig."],
  },
  "caseworker-news": {
    subject: "Der er nyt til dig",
    sentences: ["Der er nyt til dig.", "Log ind på {address}."],
  },
  "receipt-missing": {
    subject: "Der mangler en kvittering",
    sentences: ["Der mangler en kvittering fra jer.", "Log ind på {address}.", "Der kan I se hvilken."],
  },
  "receipt-still-missing": {
    subject: "Der mangler stadig en kvittering",
    sentences: ["Der mangler stadig en kvittering, nu på tredje dag.", "I er dataansvarlige og skal selv få den frem.", "Log ind på {address}.", "Der kan I se hvilken."],
  },
  "call-asked": {
    subject: "En hos jer vil gerne ringes op",
    sentences: ["En hos jer vil gerne ringes op.", "Log ind på {address}.", "Der kan I se hvem."],
  },
};
