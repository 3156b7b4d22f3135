/** @file English words for failures: one sentence that says what happened, and what is safe where that matters. */

export const failure = {
  input: "What was asked does not hold.",
  unknown: "{{what}} {{id}} is not there any more.",
  jobState: "That cannot be done while the work is {{state}}.",
  modelMissing: "{{model}} is not installed.",
  modelDamaged: "A model is damaged.",
  deviceNone: "No device can run this pack.",
  engineCrashed: "The engine stopped; finished frames are safe.",
  engineOutOfMemory: "The engine ran out of memory; finished frames are safe. A smaller size needs less.",
  engineUnresponsive: "The engine did not answer for {{time}} and was restarted; finished frames are safe.",
  judgeFailed: "The judge gave no answer that can be used.",
  judgeHostNotAllowed: "Nothing was sent: {{host}} is not this machine and has not been allowed by name.",
  pictureUnreadable: "{{file}} cannot be read as a picture.",
  diskFull: "The disk is full: {{free}} left, {{needed}} needed.",
  diskReadOnly: "{{path}} cannot be written to.",
  diskGone: "The data folder {{path}} is gone or damaged.",
  storeNewer:
    "This data folder was made by a newer Circumplex (format {{found}}, this one knows {{known}}); nothing was changed.",
  storeDamaged: "The database {{path}} is damaged; “circumplex repair” saves what can be read.",
  storeLocked: "Another Circumplex works with {{path}}.",
  wireClosed: "The connection broke before the answer came.",
  wireTooLarge: "The message of {{size}} is too large.",
  cancelled: "Cancelled.",
  internal: "Something went wrong inside Circumplex.",
  bySignal: "Ended by the signal {{signal}}.",
  byExit: "Ended with code {{code}}.",
} as const;
