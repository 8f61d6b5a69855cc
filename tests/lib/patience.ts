/** What a busy machine may add to a time that the server keeps. Exact are the tests of its parts, whose clock they move. */
export const slackMs = 4_000;
