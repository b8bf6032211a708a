/** Beside the folders of the experiments, of which none has this name: theirs are names of files without an ending. */
export const comparisonPage = 'comparison.html';
