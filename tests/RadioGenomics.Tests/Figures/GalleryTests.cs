using RadioGenomics.Figures;
using Xunit;

namespace RadioGenomics.Tests.Figures;

public sealed class GalleryTests
{
    public static TheoryData<string> Names => [.. GalleryFigures.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_GalleryFigure_IsValidAndTheSameTwice(string name)
    {
        FigureSpec spec = GalleryFigures.Get(name).Spec();
        string svg = SvgRenderer.Render(spec);
        Assert.Equal(svg, SvgRenderer.Render(FigureJson.Read(FigureJson.Write(spec))));
        Assert.NotEmpty(SvgText.Texts(svg));
        Assert.Empty(SvgText.Outside(svg));
        Assert.NotEmpty(spec.Caption);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_GalleryFigureWithOddLabels_StaysOnThePage(string name)
    {
        for (int seed = 0; seed < 3; seed++)
        {
            Assert.Empty(SvgText.Outside(SvgRenderer.Render(GalleryFigures.Get(name).Labelled(GalleryFigures.OddLabels(seed)))));
        }
    }
}
