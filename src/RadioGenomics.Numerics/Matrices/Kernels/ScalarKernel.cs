using System.Numerics;

namespace RadioGenomics.Numerics;

/// <summary>The product for processors without vectors, and the definition that the vector kernels are tested against.</summary>
sealed unsafe class ScalarKernel<T> : MicroKernel<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override int Rows => 4;

    public override int Columns => 4;

    public override void Run(T* a, T* b, int depth, T* c, int stride, bool add)
    {
        for (int j = 0; j < Columns; j++)
        {
            for (int i = 0; i < Rows; i++)
            {
                T sum = T.Zero;
                for (int k = 0; k < depth; k++)
                {
                    sum = T.FusedMultiplyAdd(a[(k * Rows) + i], b[(k * Columns) + j], sum);
                }
                T* place = c + i + (j * stride);
                *place = add ? *place + sum : sum;
            }
        }
    }
}
