import fc from "fast-check";

/** A property is drawn for so long and no longer: what a mutant breaks it breaks soon, and there are thousands of them. */
fc.configureGlobal({ interruptAfterTimeLimit: 100, markInterruptAsFailure: false });
