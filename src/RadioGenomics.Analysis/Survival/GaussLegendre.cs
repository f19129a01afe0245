namespace RadioGenomics.Analysis.Survival;

/// <summary>Nodes and weights of Gauss and Legendre's quadrature.</summary>
static class GaussLegendre
{
    /// <summary>Nodes, ascending, and weights on an interval.</summary>
    /// <remarks>Source: Newton's method on the Legendre polynomial from Tricomi's starting values, Abramowitz, Stegun 25.4.29.</remarks>
    public static (double[] Nodes, double[] Weights) On(double low, double high, int count)
    {
        double[] nodes = new double[count], weights = new double[count];
        double half = (high - low) / 2, middle = (high + low) / 2;
        for (int i = 0; i < (count + 1) / 2; i++)
        {
            double x = Math.Cos(Math.PI * (i + 0.75) / (count + 0.5)), slope = 0;
            for (int pass = 0; pass < 20; pass++)
            {
                (double value, slope) = Legendre(count, x);
                double change = value / slope;
                x -= change;
                if (Math.Abs(change) < 1e-15)
                {
                    break;
                }
            }
            double weight = 2 / ((1 - (x * x)) * slope * slope);
            (nodes[i], nodes[count - 1 - i]) = (middle - (half * x), middle + (half * x));
            weights[i] = weights[count - 1 - i] = half * weight;
        }
        return (nodes, weights);
    }

    static (double Value, double Slope) Legendre(int degree, double x)
    {
        double value = x, before = 1;
        for (int k = 2; k <= degree; k++)
        {
            (value, before) = ((((2 * k) - 1) * x * value - ((k - 1) * before)) / k, value);
        }
        return (value, degree * ((x * value) - before) / ((x * x) - 1));
    }
}
