public class Plain
{
    public int Value => 5;
}
