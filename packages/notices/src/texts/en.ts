import type { NoticeTexts } from "./notice-texts.ts";

export const en: NoticeTexts = {
  "consent-requested": {
    subject: "We have a question for you",
    sentences: ["We have a question for you.", "Sign in with MitID at {address}.", "Answer by {day}.", "What you answer is up to you."],
  },
  "consent-reminder": {
    subject: "You still have time to answer",
    sentences: ["You still have time to answer our question.", "Sign in with MitID at {address}.", "Answer by {day}.", "If you do not answer, nothing more happens."],
  },
  "consent-renewal": {
    subject: "We are asking you again",
    sentences: ["You have said yes to something that holds until the end of {day}.", "Sign in with MitID at {address} if you want to say yes again.", "If you do not answer, what you said yes to stops after that day."],
  },
  "peers-ready": {
    subject: "You can choose now",
    sentences: ["You can choose now.", "Sign in with MitID at {address}.", "Answer by {day}.", "You can also say no to all of it."],
  },
  "course-started": {
    subject: "There is news for you",
    sentences: ["There is news for you.", "Sign in with MitID at {address}.", "There you can see what happens now."],
  },
  "check-in-due": {
    subject: "We have a few questions for you",
    sentences: ["We have a few questions for you.", "Sign in with MitID at {address}.", "Answer by {day}.", "You can skip whatever you like."],
  },
  "referral-stopped": {
    subject: "There is news for you",
    sentences: ["Something has stopped.", "Sign in with MitID at {address}.", "There you can see what it means for you.", "There is nothing you need to do."],
  },
  "contact-code": {
    subject: "There is news for you",
    sentences: ["You have got a telephone number and a code.", "Sign in with MitID at {address}.", "There you can see both.", "Call when it suits you."],
  },
  "caseworker-news": {
    subject: "There is news for you",
    sentences: ["There is news for you.", "Sign in at {address}."],
  },
  "receipt-missing": {
    subject: "A receipt is missing",
    sentences: ["A receipt from you is missing.", "Sign in at {address}.", "There you can see which one."],
  },
  "receipt-still-missing": {
    subject: "A receipt is still missing",
    sentences: ["A receipt is still missing, on the third day now.", "You are the controller and have to see that it comes.", "Sign in at {address}.", "There you can see which one."],
  },
  "call-asked": {
    subject: "Somebody with you would like to be rung",
    sentences: ["Somebody with you would like to be rung.", "Sign in at {address}.", "There you can see who."],
  },
};
