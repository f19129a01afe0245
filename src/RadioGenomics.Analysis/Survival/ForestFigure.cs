namespace RadioGenomics.Analysis.Survival;
static class ForestFigure { public static FigureSpec Of(CoxResult result) => FigureSpec.Single("forest", "", new() { Marks = [] }); }
