namespace RadioGenomics.Demo;

/// <summary>Measures of size of a roughly round tumour of a given volume.</summary>
static class DemoShape
{
    public static double[] Values(string name, double[] volume, double[] noise)
    {
        string measure = name["original_shape_".Length..];
        return [.. volume.Select((v, i) => Math.Round(Value(measure, v, noise[i]), 4))];
    }

    static double Value(string measure, double volume, double noise)
    {
        double diameter = Math.Pow(6 * volume / Math.PI, 1.0 / 3), surface = Math.PI * diameter * diameter;
        double spread = 1 + (0.04 * Math.Clamp(noise, -4, 4));
        return measure switch
        {
            "MeshVolume" => volume,
            "VoxelVolume" => volume * (1 + (0.002 * noise)),
            "SurfaceArea" => surface * 1.25 * spread,
            "SurfaceVolumeRatio" => surface * 1.25 * spread / volume,
            "Maximum3DDiameter" => diameter * 1.35 * spread,
            "MajorAxisLength" => diameter * 1.2 * spread,
            "MinorAxisLength" => diameter * 0.95 * spread,
            "LeastAxisLength" => diameter * 0.8 * spread,
            _ => diameter * 1.15 * spread,
        };
    }
}
