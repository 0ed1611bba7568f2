<?php
/**
 * The shortcodes.
 *
 * @package ReaderArticle
 */

declare(strict_types=1);

namespace ReaderArticle;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * The shortcodes [reader_article slug="…"] and [reader_card pin="…"].
 */
final class Shortcodes {
	public const ARTICLE = 'reader_article';
	public const CARD    = 'reader_card';

	/**
	 * Creates the shortcodes.
	 *
	 * @param Renderer $renderer Of articles.
	 * @param Assets   $assets   Of articles.
	 */
	public function __construct( private readonly Renderer $renderer, private readonly Assets $assets ) {
	}

	/**
	 * Registers them.
	 */
	public function register(): void {
		add_shortcode( self::ARTICLE, fn( array|string $attributes ): string => $this->render( 'article', 'slug', $attributes ) );
		add_shortcode( self::CARD, fn( array|string $attributes ): string => $this->render( 'reader', 'pin', $attributes ) );
	}

	/**
	 * Returns the shortcode of a page.
	 *
	 * @param Page $page Of a desk.
	 */
	public static function of( Page $page ): string {
		return 'article' === $page->type
			? sprintf( '[%s slug="%s"]', self::ARTICLE, $page->key )
			: sprintf( '[%s pin="%s"]', self::CARD, $page->key );
	}

	/**
	 * Adds the elements in which WordPress leaves quotation marks and dashes as their author wrote them.
	 *
	 * @param array<string> $tags Names of elements.
	 * @return array<string>
	 */
	public function keep_quotes( array $tags ): array {
		return array( ...$tags, 'reader-article', 'reader-card' );
	}

	/**
	 * Renders a shortcode.
	 *
	 * @param string              $type       'article' or 'reader'.
	 * @param string              $name       Of the attribute with the key.
	 * @param array<mixed>|string $attributes Of the shortcode; '' if there are none.
	 */
	private function render( string $type, string $name, array|string $attributes ): string {
		$this->assets->enqueue();
		$values = (array) $attributes;
		return $this->renderer->render( Page::create( $type, (string) ( $values[ $name ] ?? '' ) ), EmbedOptions::from( $values ) );
	}
}
