/**
 * The page of a comparison, in the folder of reports. No experiment's folder has this name: it is the name of
 * the experiment's file without its ending.
 */
export const comparisonPage = 'comparison.html';
