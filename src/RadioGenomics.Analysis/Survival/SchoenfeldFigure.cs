namespace RadioGenomics.Analysis.Survival;
static class SchoenfeldFigure { public static FigureSpec Of(CoxZphResult result) => FigureSpec.Single("schoenfeld", "", new() { Marks = [] }); }
