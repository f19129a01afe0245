using System.Collections.Immutable;

namespace RadioGenomics.Demo;

/// <summary>Genes that are well known to go together in liver cancer, written down from textbook knowledge.</summary>
sealed record DemoModule(string Name, string Description, ImmutableArray<string> Genes)
{
    static readonly DemoModule Proliferation = Of("proliferation", "cell cycle and mitosis; grows with tumour volume",
        "MKI67 TOP2A CCNB1 CCNB2 CDK1 AURKA AURKB BUB1 BUB1B PLK1 CCNA2 CDC20 BIRC5 FOXM1 KIF11 KIF20A KIF2C KIF4A KIF23 KIF15 TTK NUSAP1 TPX2 CENPF CENPE CENPA "
        + "NDC80 NUF2 SPC25 RRM2 TYMS MCM2 MCM4 MCM6 MCM10 CDC6 CDC45 CDT1 E2F1 E2F8 HMMR ASPM ANLN PRC1 UBE2C UBE2T PTTG1 MELK PBK DLGAP5 CDKN3 NEK2 RACGAP1 ECT2 MAD2L1");

    static readonly DemoModule Hepatocyte = Of("hepatocyte", "hepatocyte metabolism; falls as proliferation rises",
        "ALB APOA1 APOA2 APOC3 APOH TTR TF FGA FGB FGG SERPINA1 SERPINC1 AHSG HP HPX AMBP CYP3A4 CYP2C9 CYP2C8 CYP2E1 CYP1A2 CYP2A6 CYP2B6 CYP4A11 CYP8B1 CYP7A1 "
        + "CYP27A1 ADH1A ADH1B ADH4 ALDH2 ALDOB G6PC1 PCK1 FBP1 ASS1 CPS1 ARG1 OTC TAT HPD PAH HGD UGT2B7 UGT2B10 SLC10A1 SLC22A1 SLCO1B1 SLCO1B3 ABCB11 BAAT BHMT "
        + "GNMT AGXT F9 F11 C8A C9");

    static readonly DemoModule TCells = Of("t-cells", "cytotoxic T cells",
        "CD3D CD3E CD3G CD2 CD5 CD6 CD7 CD8A CD8B CD27 CD28 CD247 CD96 TRAC LCK ZAP70 ITK LAT SH2D1A SLAMF1 SLAMF6 GZMA GZMB GZMH GZMK GZMM PRF1 NKG7 GNLY CCL5 "
        + "IFNG PDCD1 CTLA4 TIGIT LAG3 HAVCR2 ICOS EOMES TBX21 IL2RB CXCR3 CXCR6 CCR5 KLRD1 KLRK1");

    static readonly DemoModule Macrophages = Of("macrophages", "tumour-associated macrophages",
        "CD68 CD163 APOE C1QA C1QB C1QC MSR1 MRC1 MARCO VSIG4 CSF1R CD14 FCGR1A FCGR3A FCER1G TYROBP AIF1 ITGAM ITGAX LILRB4 LILRB2 CD86 CD84 SIGLEC1 SIGLEC10 "
        + "TREM2 GPNMB SPP1 CTSS LYZ MS4A4A MS4A6A MS4A7 SLC11A1 HCK LST1 CYBB NCF2 NCF4 FOLR2 STAB1 CLEC7A ADAP2 TLR2 TLR4 CCR1");

    static readonly DemoModule Stroma = Of("stroma", "fibroblasts and extracellular matrix",
        "COL1A1 COL1A2 COL3A1 COL5A1 COL5A2 COL6A1 COL6A2 COL6A3 COL10A1 COL11A1 COL12A1 COL14A1 COL15A1 COL16A1 FN1 FAP ACTA2 TAGLN PDGFRA PDGFRB POSTN LUM DCN "
        + "BGN FBN1 VCAN THBS2 THY1 LOX LOXL1 LOXL2 MMP2 MMP14 TIMP1 TIMP3 SPARC SFRP2 SFRP4 CTHRC1 ASPN MFAP4 MFAP5 FBLN1 FBLN2 AEBP1 CDH11 TWIST1 GREM1");

    static readonly DemoModule Angiogenesis = Of("angiogenesis", "endothelial cells and vessel growth",
        "VEGFA KDR FLT1 FLT4 PECAM1 CDH5 VWF TEK TIE1 ANGPT2 ENG ESAM ROBO4 CLDN5 EMCN PLVAP CD34 ERG ECSCR ESM1 EGFL7 MMRN1 MMRN2 NOS3 APLN APLNR DLL4 HEY1 SOX17 "
        + "SOX18 S1PR1 TAL1 GJA4 GJA5 CLEC14A MYCT1 SHE SHANK3 PALMD LYVE1 CALCRL RAMP2 ARHGEF15");

    static readonly DemoModule Interferon = Of("interferon", "interferon response; partly follows T cells",
        "ISG15 ISG20 IFI6 IFI27 IFI35 IFI44 IFI44L IFIH1 IFIT1 IFIT2 IFIT3 IFIT5 IFITM1 IFITM2 IFITM3 MX1 MX2 OAS1 OAS2 OAS3 OASL RSAD2 IRF7 IRF9 STAT1 STAT2 USP18 "
        + "HERC5 HERC6 RIGI DDX60 DDX60L EIF2AK2 EPSTI1 XAF1 SAMD9 SAMD9L SP110 CMPK2 RTP4 BST2 TRIM22 PARP9 PARP12 LGALS3BP UBE2L6 HELZ2");

    static readonly DemoModule Wnt = Of("wnt-targets", "targets of beta-catenin; high where CTNNB1 is mutated",
        "AXIN2 GLUL LGR5 NKD1 RNF43 ZNRF3 TBX3 TCF7 LEF1 SP5 NOTUM DKK1 DKK4 OAT RHBG SLC1A2 SLC13A3 REG1A REG3A EPHB2 ODAM HAL LAMA3 AMACR TNFRSF19 APCDD1 BMP4 MMP7 "
        + "WIF1 SFRP5 FZD7 KREMEN1 VNN1");

    /// <summary>All modules, largest effects first. Its place in the list is part of the random streams: append only.</summary>
    public static ImmutableArray<DemoModule> All { get; } = [Proliferation, Hepatocyte, TCells, Macrophages, Stroma, Angiogenesis, Interferon, Wnt];

    static DemoModule Of(string name, string description, string genes) => new(name, description, [.. genes.Split(' ')]);
}
