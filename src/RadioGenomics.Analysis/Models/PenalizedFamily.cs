namespace RadioGenomics.Analysis.Models;

/// <summary>What kind of response a penalised regression has.</summary>
public enum PenalizedFamily
{
    /// <summary>Real numbers, least squares.</summary>
    Gaussian,
    /// <summary>0 and 1, logistic.</summary>
    Binomial,
    /// <summary>Follow-up, partial likelihood with Breslow's ties.</summary>
    Cox,
}

/// <summary>What a cross-validation measures on the rows that were left out.</summary>
public enum PenalizedMeasure
{
    /// <summary>Deviance: of the partial likelihood for Cox, of the probabilities for 0 and 1, squared error for real numbers.</summary>
    Deviance,
    /// <summary>Mean squared error; real numbers.</summary>
    Mse,
    /// <summary>Mean absolute error; real numbers.</summary>
    Mae,
    /// <summary>Area under the ROC curve; 0 and 1.</summary>
    Auc,
    /// <summary>Share of wrong classes; 0 and 1.</summary>
    Class,
    /// <summary>Concordance; Cox.</summary>
    C,
}

/// <summary>What a row with a missing feature value means.</summary>
public enum PenalizedMissing
{
    /// <summary>An error that names the features and counts the values.</summary>
    Error,
    /// <summary>The row is left out, and counted.</summary>
    DropRows,
}

/// <summary>What a prediction is.</summary>
public enum PenalizedPrediction
{
    /// <summary>The linear predictor.</summary>
    Link,
    /// <summary>The mean, the probability of 1, or the hazard ratio against a row of zeros.</summary>
    Response,
}
